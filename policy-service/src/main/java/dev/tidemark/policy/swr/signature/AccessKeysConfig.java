package dev.tidemark.policy.swr.signature;

import io.smallrye.config.ConfigMapping;
import java.util.Map;

/** The pairs of keys that clients may sign with, as they are given them for Huawei Cloud. */
@ConfigMapping(prefix = "tidemark.swr")
interface AccessKeysConfig {

    /** By any name; there is none by default, and then nobody gets in by a signature. */
    Map<String, Pair> keys();

    /** One pair, and whose it is. */
    interface Pair {

        /** The public half, "AK". */
        String accessKey();

        /** The secret half, "SK". */
        String secretKey();

        /** The user that whoever knows the secret is taken for. */
        String user();
    }
}
