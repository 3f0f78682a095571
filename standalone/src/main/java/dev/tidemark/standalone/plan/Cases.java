package dev.tidemark.standalone.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;

/** Answers cases, a line for a line, as they come: none has to wait for a later one, and none spoils another. */
final class Cases {

    private final Case.Defaults defaults;

    Cases(Case.Defaults defaults) {
        this.defaults = defaults;
    }

    /** Either decisions, or what is wrong. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Answer(@JsonInclude JsonNode id, List<DecisionLine> decisions, String error) {}

    /** Goes on to the end of the input, or until nobody listens any more. */
    void answer(InputStream input, PrintWriter out) throws IOException {
        Lines lines = new Lines(input, Lines.LONGEST);
        Optional<Lines.Line> line = lines.next();
        while (line.isPresent() && !out.checkError()) {
            if (!line.get().isBlank()) {
                out.write(Json.line(answer(line.get())));
            }
            line = lines.next();
        }
        out.flush();
    }

    private Answer answer(Lines.Line line) {
        JsonNode id = null;
        try {
            Case read = Case.read(line.bytes());
            id = read.id();
            return new Answer(id, read.decisions(defaults), null);
        } catch (RuntimeException e) {
            return new Answer(id == null ? Case.idOf(line.start()) : id, null, reason(e));
        }
    }

    /** Whatever happens in one case, the others have their answer. */
    private static String reason(RuntimeException e) {
        return e.getMessage() == null ? e.toString() : e.getMessage();
    }
}
