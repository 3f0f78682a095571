/**
 * This package speaks the image-retention API of Huawei's Software Repository for Container, basic edition, of the configured registry: its
 * namespaces are projects, and a policy is that of one repository.
 */
package dev.tidemark.policy.swr;
