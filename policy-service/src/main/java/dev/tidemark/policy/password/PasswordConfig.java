package dev.tidemark.policy.password;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How passwords are kept, and how their guessing is slowed down. */
@ConfigMapping(prefix = "tidemark.passwords")
interface PasswordConfig {

    /** Of bcrypt, for passwords set from now on; each more doubles the time. 10 is what OWASP asks for at least, some 60 ms. */
    @WithDefault("10")
    int cost();

    /** How long a password that was right is not hashed again. Changed or not is looked up each time all the same. */
    @WithDefault("PT1M")
    Duration remembered();

    /** Wrong passwords of one user, or wrong first passwords of many from one address, that cost nothing: people mistype. */
    @WithDefault("5")
    int freeForUser();

    /** Behind one address there may be an office, or a proxy. */
    @WithDefault("30")
    int freeForAddress();

    /** What the first one after those waits; each further one waits twice as long. */
    @WithDefault("PT0.5S")
    Duration firstDelay();

    /** What nobody waits longer than; who would have to is told to come again. It is below what clients wait for an answer. */
    @WithDefault("PT15S")
    Duration longestDelay();
}
