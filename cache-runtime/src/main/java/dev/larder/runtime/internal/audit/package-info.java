/**
 * Checks in the background whether the store still holds what the source says. The
 * {@link dev.larder.runtime.internal.audit.MethodAudits} of a method draw some of its hits. The
 * {@link dev.larder.runtime.internal.audit.Auditor} runs an {@code Audit} of each of them, which is told to an
 * {@link dev.larder.runtime.internal.audit.AuditReporter}.
 */
@NullMarked
package dev.larder.runtime.internal.audit;

import org.jspecify.annotations.NullMarked;
