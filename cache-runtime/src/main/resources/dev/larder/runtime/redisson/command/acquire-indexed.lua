-- Indexes keys and then leases them, by the functions index and acquire above; one request after the other, each atomic.
-- KEYS: for each request the key, then its index sets. ARGV: for each request the number of sets, the four arguments of
-- acquire, then the four arguments of index for each set. Returns for each request {the result of acquire, the results of
-- index for each set}, or {'failed', reason}: then the key is not leased.
local function lease(key, first, sets)
    local claimed = {}
    for i = 1, sets do
        claimed[i] = index({ KEYS[key + i] }, { unpack(ARGV, first + 4 * i + 1, first + 4 * i + 4) })
    end
    return { acquire({ KEYS[key] }, { unpack(ARGV, first + 1, first + 4) }), claimed }
end

local replies = {}
local key, first = 1, 1
while key <= #KEYS do
    local sets = tonumber(ARGV[first])
    local ok, reply = pcall(lease, key, first, sets)
    if not ok then
        reply = { 'failed', type(reply) == 'table' and reply.err or tostring(reply) }
    end
    replies[#replies + 1] = reply
    key = key + 1 + sets
    first = first + 5 + 4 * sets
end
return replies
