package dev.tidemark.policy.trigger;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How far the partitions were read. */
@ApplicationScoped
class ReadRepository implements PanacheRepositoryBase<ReadEntity, Integer> {

    /** Those of the records that were not read before, in their order; from now on they were. */
    Uni<List<Told>> unread(List<Told> told) {
        List<Integer> partitions =
                told.stream().map(Told::partition).distinct().sorted().toList();
        return find("partition in ?1 order by partition", partitions)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list()
                .chain(rows -> advance(told, rows));
    }

    private Uni<List<Told>> advance(List<Told> told, List<ReadEntity> rows) {
        Map<Integer, ReadEntity> known =
                rows.stream().collect(Collectors.toMap(row -> row.partition, Function.identity()));
        Map<Integer, ReadEntity> fresh = new HashMap<>();
        List<Told> unread = told.stream()
                .filter(one -> known.computeIfAbsent(one.partition(), partition -> {
                            ReadEntity row = ReadEntity.before(one);
                            fresh.put(partition, row);
                            return row;
                        })
                        .reads(one))
                .toList();
        return fresh.isEmpty()
                ? Uni.createFrom().item(unread)
                : persist(fresh.values()).replaceWith(unread);
    }
}
