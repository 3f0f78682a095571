package dev.tidemark.contracts.policy;

/** The API whose document a policy was written in; it decides how the document is compiled and echoed. */
public enum Dialect {
    /** Harbor's RetentionApi. */
    HARBOR,
    /** Huawei SWR's image-retention API. */
    SWR,
    /** JFrog Artifactory's package cleanup policies. */
    ARTIFACTORY,
    /** Tidemark's own rule language. */
    TIDEMARK
}
