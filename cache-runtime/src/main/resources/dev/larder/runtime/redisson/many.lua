-- Takes the step above once for each key. KEYS: the keys. ARGV: how many arguments a step takes, then those of each.
-- Returns what each step returned, or {'failed', reason}: one key that holds something else does not stop the others.
-- The usual case may have a shortcut, which answers in one word or not at all.
local width = tonumber(ARGV[1])
local replies = {}
for i, key in ipairs(KEYS) do
    local first = 2 + (i - 1) * width
    local reply = shortcut and shortcut(key, first)
    if not reply then
        local ok
        ok, reply = pcall(step, { key }, { unpack(ARGV, first, first + width - 1) })
        if not ok then
            reply = { 'failed', type(reply) == 'table' and reply.err or tostring(reply) }
        end
    end
    replies[i] = reply
end
return replies
