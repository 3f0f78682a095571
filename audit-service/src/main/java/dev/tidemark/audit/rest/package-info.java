/** This package holds what every resource shares: who may ask, how a page is asked for, and how a refusal looks. */
package dev.tidemark.audit.rest;
