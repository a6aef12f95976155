-- Indexes keys and then runs the step above on each of them, in one run, so that nothing comes between the two.
-- KEYS: for each request the key, then its index sets. ARGV: the number of arguments of the step; then for each request the
-- number of sets, the arguments of the step, and for each set the four arguments of index. A set takes all its members at
-- once. Returns for each request {the result of the step, the results of index for each set}, or {'failed', reason}: then the
-- step was not run on the key.
local own = tonumber(ARGV[1])
local additions, byTarget, requests = {}, {}, {}

local function add(set, at, request)
    local lasting, limit, claim, member = ARGV[at], ARGV[at + 1], ARGV[at + 2], ARGV[at + 3]
    local target = lasting .. ' ' .. claim .. ' ' .. set
    local addition = byTarget[target]
    if addition then
        addition.arguments[2] = addition.arguments[2] + limit
        addition.arguments[#addition.arguments + 1] = member
    else
        addition = { set = { set }, arguments = { lasting, tonumber(limit), claim, member }, first = request }
        byTarget[target] = addition
        additions[#additions + 1] = addition
    end
    return addition
end

local function reason(failure)
    return type(failure) == 'table' and failure.err or tostring(failure)
end

local function run(request)
    local claimed = {}
    for i, addition in ipairs(request.additions) do
        if addition.failed then
            return { 'failed', addition.failed }
        end
        -- The claims of a set are returned once.
        claimed[i] = addition.first == request and addition.claimed or {}
    end
    local ok, result = pcall(step, { KEYS[request.key] }, { unpack(ARGV, request.first, request.first + own - 1) })
    return ok and { result, claimed } or { 'failed', reason(result) }
end

local key, first = 1, 2
while key <= #KEYS do
    local sets = tonumber(ARGV[first])
    local request = { key = key, first = first + 1, additions = {} }
    for i = 1, sets do
        request.additions[i] = add(KEYS[key + i], first + own + 4 * i - 3, request)
    end
    requests[#requests + 1] = request
    key = key + 1 + sets
    first = first + 1 + own + 4 * sets
end
for _, addition in ipairs(additions) do
    local ok, claimed = pcall(index, addition.set, addition.arguments)
    addition.claimed = ok and claimed
    addition.failed = not ok and reason(claimed)
end
local replies = {}
for i, request in ipairs(requests) do
    replies[i] = run(request)
end
return replies
