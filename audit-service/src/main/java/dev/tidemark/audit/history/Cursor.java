package dev.tidemark.audit.history;

import jakarta.ws.rs.BadRequestException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;

/** The last deletion of a page: the next page goes on behind it, whatever was added or how deep it is. */
record Cursor(Instant deletedAt, long id) {

    private static final Instant EPOCH = Instant.EPOCH;

    static Cursor parse(String text) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII).split("\\.", 2);
            return new Cursor(EPOCH.plus(Long.parseLong(parts[0]), ChronoUnit.MICROS), Long.parseLong(parts[1]));
        } catch (RuntimeException e) {
            throw new BadRequestException("after is not a cursor of an earlier page");
        }
    }

    @Override
    public String toString() {
        String text = ChronoUnit.MICROS.between(EPOCH, deletedAt) + "." + id;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }
}
