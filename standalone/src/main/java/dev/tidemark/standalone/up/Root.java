package dev.tidemark.standalone.up;

import java.io.IOException;

/** PostgreSQL refuses to run as root, and runs in a user namespace of its own then, which not every machine allows. */
final class Root {

    private Root() {}

    static void requireUnshare() {
        if ("root".equals(System.getProperty("user.name")) && !canUnshare()) {
            throw new CannotRunException(
                    "PostgreSQL does not run as root, and unshare, which would help, does not work here:"
                            + " run tidemark as an ordinary user");
        }
    }

    private static boolean canUnshare() {
        try {
            return new ProcessBuilder("unshare", "-U", "true")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
