package dev.tidemark.audit.export;

import dev.tidemark.audit.AuditResources;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Asks for an export and reads of it what it likes, when it likes. */
final class SlowClient implements Closeable {

    private static final String END_OF_CHUNKS = "\r\n0\r\n\r\n";

    private final Socket socket = new Socket();

    private SlowClient() {}

    static SlowClient ask(int port, String path) throws IOException {
        var client = new SlowClient();
        // Or the kernel would take megabytes on its behalf.
        client.socket.setReceiveBufferSize(16 * 1024);
        client.socket.connect(new InetSocketAddress("localhost", port));
        String request =
                "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAccept: application/x-ndjson\r\nAuthorization: Bearer "
                        + AuditResources.TOKEN + "\r\n\r\n";
        client.socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return client;
    }

    /** The first bytes of the answer. */
    String begin() throws IOException {
        return new String(socket.getInputStream().readNBytes(1_000), StandardCharsets.UTF_8);
    }

    /** Reads on to the end. */
    Rest rest() throws IOException {
        socket.setSoTimeout(60_000);
        long lines = 0;
        var last = new StringBuilder();
        InputStream in = socket.getInputStream();
        byte[] buffer = new byte[64 * 1024];
        int read;
        while ((read = in.read(buffer)) >= 0) {
            String text = new String(buffer, 0, read, StandardCharsets.UTF_8);
            lines += text.chars().filter(c -> c == '}').count();
            last.append(text).delete(0, Math.max(0, last.length() - END_OF_CHUNKS.length()));
            if (last.toString().equals(END_OF_CHUNKS)) {
                return new Rest(lines, true);
            }
        }
        return new Rest(lines, false);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    /** @param complete whether the server said that this was all */
    record Rest(long lines, boolean complete) {}
}
