package dev.tidemark.audit.decision;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.tidemark.contracts.execution.Decision;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Decisions as a gzipped JSON array: a tenth of their size, and readable with what every machine has. */
@ApplicationScoped
public class DecisionCodec {

    private final ObjectWriter writer;
    private final ObjectReader reader;

    DecisionCodec(ObjectMapper mapper) {
        this.writer = mapper.writerFor(mapper.getTypeFactory().constructCollectionType(List.class, Decision.class));
        this.reader = mapper.readerForListOf(Decision.class);
    }

    public byte[] write(List<Decision> decisions) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new FastGzip(bytes)) {
            writer.writeValue(gzip, decisions);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write decisions", e);
        }
        return bytes.toByteArray();
    }

    public List<Decision> read(byte[] content) {
        try (var gzip = new GZIPInputStream(new ByteArrayInputStream(content))) {
            return reader.readValue(gzip);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read stored decisions", e);
        }
    }

    /**
     * As {@link #read}, but nothing where the text is not in it, which is known much sooner.
     *
     * @param text null to read whatever there is
     */
    public List<Decision> readIfContains(byte[] content, String text) {
        if (text == null) {
            return read(content);
        }
        try (var gzip = new GZIPInputStream(new ByteArrayInputStream(content))) {
            // A JSON text in UTF-8 has the bytes of a tag or a digest as they are, which are ASCII.
            String json = new String(gzip.readAllBytes(), StandardCharsets.ISO_8859_1);
            return json.contains(text) ? read(content) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read stored decisions", e);
        }
    }

    // The topic's consumer must keep up with 48 planners: the last few percent of size are not worth thrice the work.
    private static final class FastGzip extends GZIPOutputStream {

        FastGzip(ByteArrayOutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
