-- KEYS: the set of a tag. ARGV: the milliseconds that the trace of an eviction lasts, and then those of index.
-- Lists the members under the tag, as index does. Returns the microseconds since the last eviction by the tag, or '' when none
-- has left a trace, and then what index returns. They are below zero after the clock was set back.
local score = redis.call('ZSCORE', KEYS[1], '*')
local reply = index(KEYS, { unpack(ARGV, 2) })
local age = score and string.format('%.0f', microseconds() - (score - ARGV[1]) * 1000) or ''
table.insert(reply, 1, age)
return reply
