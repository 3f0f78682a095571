package dev.tidemark.system.stack;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;

/** The class's constructor takes a {@link Stack}, one for all classes of a run that ask for the same; a test that fails shows the services' logs. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(StackExtension.class)
public @interface WithStack {

    /** How Java runs the services. */
    Java java() default Java.QUICK_TO_START;

    /** Whether they shall be ready soon or be fast. */
    enum Java {
        /** For tests, that start many and keep none for long. */
        QUICK_TO_START("-Xmx192m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
        /** For measurements: compiled as well as Java can, as in their images, and in as little memory as they are said to need. */
        AS_DEPLOYED("-Xmx256m", "-XX:+UseSerialGC");

        final List<String> options;

        Java(String... options) {
            this.options = List.of(options);
        }
    }
}
