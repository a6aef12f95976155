/** What the auditor finds and costs: {@code ChangedRows} changes rows behind the cache, {@code AuditCost} measures hits. */
@NullMarked
package dev.larder.runtime.consistency.audit;

import org.jspecify.annotations.NullMarked;
