package dev.tidemark.policy.security;

import io.restassured.RestAssured;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;

/** One connection, with what goes over it in plain sight: clients hide when they take another one. */
final class Wire implements AutoCloseable {

    static final String ADMIN = "Authorization: Basic "
            + Base64.getEncoder().encodeToString("admin:only-for-tests".getBytes(StandardCharsets.UTF_8)) + "\r\n";

    private static final int PATIENCE_MILLIS = 30_000;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    Wire() throws IOException {
        socket = new Socket("localhost", RestAssured.port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        in = new BufferedInputStream(socket.getInputStream());
        out = socket.getOutputStream();
    }

    /** What came back. */
    record Answer(int status, String headers, String body) {}

    /** Sends a request up to the beginning of its body. */
    void begin(String method, String path, String headers) throws IOException {
        send(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n" + headers
                + "\r\n");
    }

    void send(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    /** A part of a chunked body; an empty one ends it. */
    void sendChunk(String text) throws IOException {
        send(Integer.toHexString(text.length()) + "\r\n" + text + "\r\n");
    }

    Answer answer() throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int octet = in.read();
            if (octet < 0) {
                throw new IOException("closed after: " + head);
            }
            head.append((char) octet);
        }
        String headers = head.toString().toLowerCase(Locale.ROOT);
        int at = headers.indexOf("content-length: ");
        int length = at < 0
                ? 0
                : Integer.parseInt(headers.substring(at + "content-length: ".length(), headers.indexOf("\r\n", at)));
        String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        return new Answer(Integer.parseInt(headers.split(" ")[1]), headers, body);
    }

    /** Whether the other side closed it, with nothing more to say. */
    boolean isClosed() throws IOException {
        return in.read() < 0;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
