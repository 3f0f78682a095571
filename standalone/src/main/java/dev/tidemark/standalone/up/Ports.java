package dev.tidemark.standalone.up;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Seven ports in a row, so that one number tells two installations apart. */
record Ports(int policy) {

    private static final int COUNT = 7;
    private static final int LAST = 65_535;
    private static final Duration PAUSE = Duration.ofMillis(200);

    Ports {
        if (policy < 1 || policy > LAST - COUNT + 1) {
            throw new CannotRunException("--port takes a number from 1 to " + (LAST - COUNT + 1) + ", not " + policy);
        }
    }

    int executor() {
        return policy + 1;
    }

    int audit() {
        return policy + 2;
    }

    int sandbox() {
        return policy + 3;
    }

    int kafka() {
        return policy + 4;
    }

    int kafkaController() {
        return policy + 5;
    }

    int postgres() {
        return policy + 6;
    }

    /** Refuses to go on while somebody listens on one of them. The patience is for those who are just about to leave. */
    void requireFree(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        for (var port : byUse().entrySet()) {
            while (!isFree(port.getValue())) {
                if (System.nanoTime() >= deadline) {
                    throw new CannotRunException("port " + port.getValue() + " (" + port.getKey()
                            + ") is taken: stop what listens there, or choose other ports with --port");
                }
                pause();
            }
        }
    }

    private Map<String, Integer> byUse() {
        var ports = new LinkedHashMap<String, Integer>();
        ports.put("policy-service", policy);
        ports.put("executor-service", executor());
        ports.put("audit-service", audit());
        ports.put("sandbox registry", sandbox());
        ports.put("Kafka", kafka());
        ports.put("Kafka's controller", kafkaController());
        ports.put("PostgreSQL", postgres());
        return ports;
    }

    /** On the loopback and everywhere: on some systems the one can be had while the other is taken. */
    private static boolean isFree(int port) {
        return canBind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                && canBind(new InetSocketAddress(port));
    }

    private static boolean canBind(InetSocketAddress address) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(address);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotRunException("interrupted", e);
        }
    }
}
