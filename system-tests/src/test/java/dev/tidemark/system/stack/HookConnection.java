package dev.tidemark.system.stack;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A connection on which one notification is sent after the other. A tenth of an HTTP client, because one that can do everything uses as
 * much of the processors as the service that it is to measure.
 */
public final class HookConnection implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 30_000;
    private static final String LENGTH = "content-length:";

    private final Socket socket;
    private final InputStream in;
    private final String head;

    HookConnection(URI receiver, String mediaType, String secret) throws IOException {
        socket = new Socket(receiver.getHost(), receiver.getPort());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLIS);
        in = new BufferedInputStream(socket.getInputStream());
        head = "POST " + receiver.getPath() + " HTTP/1.1\r\nHost: " + receiver.getAuthority()
                + "\r\nAuthorization: Bearer " + secret + "\r\nContent-Type: " + mediaType + "\r\nContent-Length: ";
    }

    /** The status of the answer. Where there is none, nothing goes over the connection any more: it could be the answer to something else. */
    public int tell(String envelope) throws IOException {
        try {
            send(envelope);
            return answer();
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    private void send(String envelope) throws IOException {
        int length = envelope.getBytes(StandardCharsets.UTF_8).length;
        var request = head + length + "\r\n\r\n" + envelope;
        socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
    }

    private int answer() throws IOException {
        int status = Integer.parseInt(line().split(" ")[1]);
        long rest = 0;
        for (var line = line(); !line.isEmpty(); line = line()) {
            if (line.toLowerCase(Locale.ROOT).startsWith(LENGTH)) {
                rest = Long.parseLong(line.substring(LENGTH.length()).strip());
            }
        }
        in.skipNBytes(rest);
        return status;
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the receiver hung up");
            }
            line.append((char) next);
        }
        return line.toString().strip();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
