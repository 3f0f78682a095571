package dev.tidemark.audit.export;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.StringJoiner;

/** Writes lines of one kind: a record whose components are, in their order, what each line has. */
final class Lines<T> {

    private static final CsvMapper CSV = CsvMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new SimpleModule().addSerializer(String.class, new Defused()))
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING)
            .build();

    private static final String END_OF_ROW = "\r\n";

    private final Format format;
    private final CsvSchema schema;
    private final ObjectWriter writer;

    Lines(Format format, Class<T> line, ObjectMapper mapper) {
        this.format = format;
        this.schema = CSV.schemaFor(line).withLineSeparator(END_OF_ROW).withArrayElementSeparator(" ");
        this.writer = format == Format.CSV
                ? CSV.writerFor(line).with(schema)
                : mapper.writerFor(line).withRootValueSeparator("\n");
    }

    /** What comes before the first line. */
    Buffer head() {
        if (format == Format.NDJSON) {
            return Buffer.buffer();
        }
        var names = new StringJoiner(",", "", END_OF_ROW);
        schema.forEach(column -> names.add(column.getName()));
        return Buffer.buffer(names.toString());
    }

    Buffer write(List<T> lines) {
        var bytes = new ByteArrayOutputStream();
        try (SequenceWriter sequence = writer.writeValues(bytes)) {
            sequence.writeAll(lines);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write lines as " + format, e);
        }
        if (format == Format.NDJSON && !lines.isEmpty()) {
            bytes.write('\n');
        }
        return Buffer.buffer(bytes.toByteArray());
    }

    /** Spreadsheets take a cell that begins like this for a formula, and formulas can send what is in other cells anywhere. */
    private static final class Defused extends StdScalarSerializer<String> {

        private static final long serialVersionUID = 1;
        private static final String FORMULAS_BEGIN = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

        Defused() {
            super(String.class);
        }

        @Override
        public void serialize(String text, JsonGenerator cell, SerializerProvider provider) throws IOException {
            boolean isFormula = !text.isEmpty() && FORMULAS_BEGIN.indexOf(text.charAt(0)) >= 0;
            cell.writeString(isFormula ? "'" + text : text);
        }
    }
}
