package dev.tidemark.audit.database;

import io.vertx.pgclient.PgException;
import java.time.DateTimeException;

/**
 * Tells a record that will never fit from a database that does not answer. Only the first may cost the record its place: everything
 * else is tried again for as long as it takes, since an event that is skipped is lost.
 */
public final class Failures {

    private Failures() {}

    /** Whether the data themselves are at fault, so that the same statement will fail again whenever it is tried. */
    public static boolean isOfData(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PgException refused) {
                return isOfData(refused.getSqlState());
            }
            if (cause instanceof IllegalArgumentException
                    || cause instanceof NullPointerException
                    || cause instanceof ArithmeticException
                    || cause instanceof DateTimeException) {
                return true;
            }
        }
        return false;
    }

    // 22: data exception, such as a NUL in a text; 23: integrity constraint violation
    private static boolean isOfData(String state) {
        return state != null && (state.startsWith("22") || state.startsWith("23"));
    }
}
