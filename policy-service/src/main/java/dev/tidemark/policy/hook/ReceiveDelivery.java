package dev.tidemark.policy.hook;

import dev.tidemark.contracts.event.RegistryEvent;
import dev.tidemark.policy.hook.format.Delivery;
import dev.tidemark.policy.hook.format.Notice;
import dev.tidemark.policy.hook.format.Reading;
import dev.tidemark.policy.hook.format.Reading.Ignored;
import dev.tidemark.policy.hook.format.Reading.Rejected;
import dev.tidemark.policy.hook.format.Reading.Told;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/** Reads a delivery that is believed, and tells what it says. */
@ApplicationScoped
class ReceiveDelivery {

    private static final Logger LOG = Logger.getLogger(ReceiveDelivery.class);

    private final EventOutlet outlet;
    private final Counts counts;

    ReceiveDelivery(EventOutlet outlet, Counts counts) {
        this.outlet = outlet;
        this.counts = counts;
    }

    /** Ends when what is understood is safe; fails with a {@link RefusedDeliveryException} if it is not, or nothing is understood. */
    Uni<Receipt> receive(Hook hook, Delivery delivery) {
        Sorted sorted = new Sorted();
        hook.format().read(delivery).forEach(reading -> sorted.add(hook, reading));
        sorted.ignored.forEach(one -> counts.ignored(hook.format().name(), one.why()));
        sorted.rejected.forEach(one -> counts.rejected(hook.format().name(), one.flaw()));
        if (!sorted.rejected.isEmpty()) {
            tellOfRejected(hook, sorted);
        }
        if (sorted.isNotUnderstood()) {
            return Uni.createFrom().failure(notUnderstood(sorted.rejected.get(0)));
        }
        return outlet.tell(sorted.events(hook)).map(done -> {
            sorted.told.forEach(notice -> counts.received(hook.format().name(), notice.action()));
            return sorted.receipt();
        });
    }

    /** Once per delivery: a source that sends one of them sends many. */
    private static void tellOfRejected(Hook hook, Sorted sorted) {
        LOG.warnf(
                "%s: %d of %d events not understood, the first because %s",
                hook,
                sorted.rejected.size(),
                sorted.size(),
                sorted.rejected.get(0).detail());
    }

    private static RefusedDeliveryException notUnderstood(Rejected first) {
        return new RefusedDeliveryException(Refusal.MALFORMED, "nothing in it is understood: " + first.detail());
    }

    /** The events of one delivery. */
    private static final class Sorted {

        private final List<Notice> told = new ArrayList<>();
        private final List<Ignored> ignored = new ArrayList<>();
        private final List<Rejected> rejected = new ArrayList<>();

        void add(Hook hook, Reading reading) {
            reading.match(told -> add(hook, told), ignored::add, rejected::add);
        }

        private boolean add(Hook hook, Told reading) {
            return hook.signsOfLife()
                    .absentFrom(reading.notice())
                    .map(why -> ignored.add(new Ignored(why)))
                    .orElseGet(() -> told.add(reading.notice()));
        }

        List<RegistryEvent> events(Hook hook) {
            return told.stream()
                    .map(notice -> RegistryStory.of(hook.registry(), notice))
                    .toList();
        }

        int size() {
            return told.size() + ignored.size() + rejected.size();
        }

        boolean isNotUnderstood() {
            return !rejected.isEmpty() && rejected.size() == size();
        }

        Receipt receipt() {
            return new Receipt(told.size(), ignored.size(), rejected.size());
        }
    }
}
