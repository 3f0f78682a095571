package dev.tidemark.executor.registry.oci;

import dev.tidemark.executor.registry.DeleteAnswer;
import dev.tidemark.executor.registry.DeleteAnswer.Kind;
import dev.tidemark.executor.registry.RegistryException;
import dev.tidemark.executor.registry.http.Answer;
import dev.tidemark.executor.registry.http.ErrorBody;
import dev.tidemark.executor.registry.http.Request;

/**
 * What an answer to a deletion means. Statuses alone mislead: zot says 405 of a manifest that an index refers to and 400 of a
 * repository it does not have; CNCF Distribution 2.8 says 400 of every tag, and 405 where deletion is switched off.
 */
public final class DeleteMeaning {

    private DeleteMeaning() {}

    /**
     * Reads the answer.
     *
     * @throws RegistryException if it leaves open what was done, or the registry did not let us in
     */
    public static DeleteAnswer of(Request request, Answer answer) {
        return new DeleteAnswer(kind(request, answer), answer.description());
    }

    private static Kind kind(Request request, Answer answer) {
        return switch (answer.status()) {
            case 200, 202, 204 -> Kind.ACCEPTED;
            case 404 -> Kind.NOT_FOUND;
            case 400 -> badRequest(answer.error());
            case 405 -> answer.error().isAnyOf("DENIED") ? Kind.REFUSED : Kind.UNSUPPORTED;
            case 501 -> Kind.UNSUPPORTED;
            case 401, 407 ->
                throw new RegistryException(
                        request + " failed: the registry did not let us in, it answered " + answer.description());
            case 408, 425 -> throw unclear(request, answer);
            default -> {
                if (answer.status() / 100 == 4) {
                    yield Kind.REFUSED;
                }
                throw unclear(request, answer);
            }
        };
    }

    private static Kind badRequest(ErrorBody error) {
        if (error.isAnyOf("NAME_UNKNOWN")) {
            return Kind.NOT_FOUND;
        }
        return error.isAnyOf("DIGEST_INVALID", "UNSUPPORTED", "TAG_INVALID") ? Kind.UNSUPPORTED : Kind.REFUSED;
    }

    private static RegistryException unclear(Request request, Answer answer) {
        return new RegistryException(
                request + " failed: it is open what was done, the registry answered " + answer.description());
    }
}
