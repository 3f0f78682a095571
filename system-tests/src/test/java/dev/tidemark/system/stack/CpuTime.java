package dev.tidemark.system.stack;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** How long each process has used a processor so far. */
public record CpuTime(Map<String, Duration> byProcess) {

    static CpuTime of(Iterable<ServiceProcess> services) {
        var used = new LinkedHashMap<String, Duration>();
        services.forEach(service -> used.put(service.toString(), service.cpu()));
        used.put("the test with Kafka in it", cpu(ProcessHandle.current()));
        used.put("PostgreSQL", postgres());
        return new CpuTime(used);
    }

    /** It leaves the process that started it, so that it is known by its name and its age. */
    private static Duration postgres() {
        var since = ProcessHandle.current().info().startInstant().orElse(Instant.MIN);
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().command().orElse("").endsWith("/postgres"))
                .filter(process ->
                        process.info().startInstant().orElse(Instant.MIN).isAfter(since))
                .map(CpuTime::cpu)
                .reduce(Duration.ZERO, Duration::plus);
    }

    static Duration cpu(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** How many processors each has used between the two, on average. */
    public String since(CpuTime before, double seconds) {
        return byProcess.entrySet().stream()
                .map(entry -> String.format(
                        Locale.ROOT,
                        "%s %.2f",
                        entry.getKey(),
                        entry.getValue()
                                        .minus(before.byProcess.getOrDefault(entry.getKey(), Duration.ZERO))
                                        .toMillis()
                                / 1e3
                                / seconds))
                .collect(Collectors.joining(", "));
    }
}
