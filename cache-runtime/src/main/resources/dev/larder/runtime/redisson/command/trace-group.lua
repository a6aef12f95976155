-- Leaves the trace of a group before the script below reads the group. KEYS, behind those of that script: the set of traces. ARGV,
-- behind those of that script: the trace, milliseconds that traces last, and the maximum number of traces.
leave(KEYS[3], { ARGV[5] }, tonumber(ARGV[6]), tonumber(ARGV[7]))
