package dev.tidemark.executor.registry.standin;

/** Whose behaviour is imitated, where registries differ. */
public enum Flavour {
    /** Deletes digests only; all tags in one page, unsorted; null for no tags. */
    DISTRIBUTION_2,
    /** Deletes tags as tags; pages of tags with a relative link. */
    DISTRIBUTION_3,
    /**
     * Deletes tags as tags; 405 DENIED for children of an index; 400 for deletions in an unknown repository; absolute links; lists the
     * referrers of a manifest.
     */
    ZOT;

    /** Whether it has the request for the referrers of a manifest. */
    public boolean listsReferrers() {
        return this == ZOT;
    }

    boolean deletesTags() {
        return this != DISTRIBUTION_2;
    }
}
