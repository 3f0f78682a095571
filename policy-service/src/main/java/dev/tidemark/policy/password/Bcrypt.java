package dev.tidemark.policy.password;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.security.crypto.bcrypt.BCrypt;

/** Hashes passwords, on threads of its own: it takes long on purpose, and must not take it from whoever else calls. */
@ApplicationScoped
class Bcrypt {

    /** What bcrypt looks at; it would ignore what comes after. */
    private static final int MOST_BYTES = 72;

    private static final int MOST_WAITING = 256;

    private final int cost;
    private final String nobodys;
    private final ThreadPoolExecutor threads;

    Bcrypt(PasswordConfig config) {
        this.cost = config.cost();
        this.nobodys = BCrypt.hashpw("nobody's", BCrypt.gensalt(cost));
        int most = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        this.threads = new ThreadPoolExecutor(
                most, most, 10, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST_WAITING), Bcrypt::thread);
        threads.allowCoreThreadTimeOut(true);
    }

    void stop(@Observes ShutdownEvent end) {
        threads.shutdownNow();
    }

    Uni<String> hash(String password) {
        return busy(() -> BCrypt.hashpw(bytes(password), BCrypt.gensalt(cost)));
    }

    Uni<Boolean> isOf(String password, String hash) {
        return busy(() -> BCrypt.checkpw(bytes(password), hash));
    }

    /** Takes as long as if there were something to compare with. */
    Uni<Boolean> isOfNobody(String password) {
        return isOf(password, nobodys).replaceWith(false);
    }

    private <T> Uni<T> busy(Supplier<T> work) {
        return Uni.createFrom()
                .item(work)
                .runSubscriptionOn(threads)
                .onFailure(RejectedExecutionException.class)
                .transform(full -> new TooManyGuessesException(Duration.ofSeconds(5)));
    }

    private static byte[] bytes(String password) {
        byte[] bytes = password.getBytes(StandardCharsets.UTF_8);
        return bytes.length <= MOST_BYTES ? bytes : Base64.getEncoder().encode(shortened(bytes));
    }

    private static byte[] shortened(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-384").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JVM has SHA-384", e);
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "passwords");
        thread.setDaemon(true);
        return thread;
    }
}
