package dev.tidemark.executor.registry.http;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/**
 * Collects a body up to a limit. What is longer fails if the request succeeded, since half an answer is a wrong one; of an error's
 * page the beginning is enough.
 */
final class BoundedBody implements HttpResponse.BodySubscriber<byte[]> {

    private static final int ERROR_BYTES = 64 * 1024;

    private final CompletableFuture<byte[]> body = new CompletableFuture<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final int limit;
    private final boolean truncating;
    private Flow.Subscription subscription;

    private BoundedBody(int limit, boolean truncating) {
        this.limit = limit;
        this.truncating = truncating;
    }

    static HttpResponse.BodyHandler<byte[]> handler(int limit) {
        return response ->
                response.statusCode() / 100 == 2 ? new BoundedBody(limit, false) : new BoundedBody(ERROR_BYTES, true);
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return body;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        given.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            if (body.isDone()) {
                return;
            }
            byte[] chunk = new byte[Math.min(buffer.remaining(), limit - bytes.size())];
            boolean tooMuch = buffer.remaining() > chunk.length;
            buffer.get(chunk);
            bytes.writeBytes(chunk);
            if (tooMuch) {
                stop();
            }
        }
    }

    @Override
    public void onError(Throwable failure) {
        body.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        body.complete(bytes.toByteArray());
    }

    private void stop() {
        subscription.cancel();
        if (truncating) {
            body.complete(bytes.toByteArray());
        } else {
            body.completeExceptionally(new TooLongException(limit));
        }
    }
}
