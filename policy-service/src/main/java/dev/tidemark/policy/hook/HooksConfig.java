package dev.tidemark.policy.hook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The receivers, by registry. */
@ConfigMapping(prefix = "tidemark.hooks")
interface HooksConfig {

    /** By the name of their registry. */
    @WithParentName
    Map<String, Registry> registries();

    /** The receiver of one registry, in whatever formats its sources speak. */
    interface Registry {

        /** What its sources have to know. There is no default, and without one nothing is received. */
        Optional<String> secret();

        /** A header in which the secret may come, for sources that cannot send it as {@code Authorization}. */
        Optional<String> header();

        /**
         * Who pulls there without using what they pull: scanners, replicators, mirrors. User agents or users, {@code *} for any run of
         * characters. What is given replaces the format's own, which for Harbor are its scanners and for the others is nobody: a pull that is
         * believed in error keeps an image, one that is not believed deletes it.
         */
        Optional<List<String>> notAlive();
    }
}
