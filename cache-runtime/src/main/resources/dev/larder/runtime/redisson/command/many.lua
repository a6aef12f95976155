-- Runs the step above once for each key. KEYS: the keys. ARGV: the number of arguments that each key has of its own, the
-- number of shared arguments, the shared arguments, then those of each key. A step takes its own arguments first.
-- Returns the result of each step, or {'failed', reason}: a key that holds something else does not stop the others.
-- The usual case may have a shortcut, which returns one word or nothing.
local own, shared = tonumber(ARGV[1]), tonumber(ARGV[2])
local arguments, replies = {}, {}
for i = 1, shared do
    arguments[own + i] = ARGV[2 + i]
end
for i, key in ipairs(KEYS) do
    local before = 2 + shared + (i - 1) * own
    for j = 1, own do
        arguments[j] = ARGV[before + j]
    end
    local reply = shortcut and shortcut(key, arguments)
    if not reply then
        local ok
        ok, reply = pcall(step, { key }, arguments)
        if not ok then
            reply = { 'failed', type(reply) == 'table' and reply.err or tostring(reply) }
        end
    end
    replies[i] = reply
end
tell()
return replies
