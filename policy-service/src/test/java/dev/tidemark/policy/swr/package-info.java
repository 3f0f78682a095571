/** This package tests SWR's retention API over HTTP, as its clients use it. */
package dev.tidemark.policy.swr;
