/**
 * This package is a registry to try Tidemark on: OCI's distribution API over plain HTTP, on files below one directory, with sample
 * images. It is made for trying and testing, not for serving images.
 */
package dev.tidemark.standalone.sandbox;
