package dev.tidemark.audit.inventory;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.contracts.registry.Blob;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** What manifests name of their contents, as deflated JSON: digests in hexadecimal shrink to half. */
final class ContentsCodec {

    private final ObjectMapper mapper;

    ContentsCodec(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** Null of what is not known. */
    byte[] encode(List<Blob> contents) {
        if (contents == null) {
            return null;
        }
        var bytes = new ByteArrayOutputStream();
        try (var deflating = new DeflaterOutputStream(bytes)) {
            mapper.writeValue(deflating, contents);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write contents of a manifest", e);
        }
        return bytes.toByteArray();
    }

    /** As JSON. */
    static String decode(byte[] stored) {
        try (var inflating = new InflaterInputStream(new ByteArrayInputStream(stored))) {
            return new String(inflating.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read contents of a manifest", e);
        }
    }
}
