/** This package ends a service when the process that started it is gone, however it went. */
package dev.tidemark.standalone.leash;
