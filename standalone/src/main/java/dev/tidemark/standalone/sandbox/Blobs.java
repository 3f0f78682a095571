package dev.tidemark.standalone.sandbox;

import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.standalone.sandbox.Refusal.Code;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** Contents by their digest, shared by all repositories; nothing is ever removed. */
record Blobs(Path directory) {

    private static final int BUFFER = 64 * 1024;

    Optional<Path> find(Digest digest) {
        return Optional.of(file(digest)).filter(Files::exists);
    }

    /** Writes what was checked already. */
    void put(Digest digest, byte[] content) throws IOException {
        var temporary = Files.createTempFile(Files.createDirectories(directory), "new-", ".blob");
        Files.write(temporary, content);
        move(temporary, digest);
    }

    /** Takes a file in, which is gone afterwards, if it is what the digest says. */
    void adopt(Path file, Digest digest) throws IOException {
        if (!matches(file, digest)) {
            throw new Refusal(Code.DIGEST_INVALID, "the content is not that of " + digest);
        }
        move(file, digest);
    }

    static Digest digestOf(byte[] content) {
        return new Digest(
                "sha256:" + HexFormat.of().formatHex(algorithm("sha256").digest(content)));
    }

    static boolean matches(byte[] content, Digest digest) {
        return HexFormat.of()
                .formatHex(algorithm(digest.algorithm()).digest(content))
                .equals(digest.hex());
    }

    private static boolean matches(Path file, Digest digest) throws IOException {
        var algorithm = algorithm(digest.algorithm());
        try (InputStream content = Files.newInputStream(file)) {
            var buffer = new byte[BUFFER];
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                algorithm.update(buffer, 0, read);
            }
        }
        return HexFormat.of().formatHex(algorithm.digest()).equals(digest.hex());
    }

    private void move(Path file, Digest digest) throws IOException {
        var target = file(digest);
        Files.createDirectories(target.getParent());
        Files.move(file, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private Path file(Digest digest) {
        return directory
                .resolve(digest.algorithm())
                .resolve(digest.hex().substring(0, 2))
                .resolve(digest.hex());
    }

    private static MessageDigest algorithm(String name) {
        try {
            return MessageDigest.getInstance(name.equals("sha512") ? "SHA-512" : "SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has this algorithm", e);
        }
    }
}
