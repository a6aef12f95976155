-- A lease's signature: 58 whitespace characters behind the value, two bits each, most significant first:
-- the load's id (64 bits, 32 characters) and the deadline on this server's clock (52 bits of microseconds, 26).
local NULL = 'null'
local SIGNATURE, ID, DEADLINE = 58, 32, 26
local ALPHABET = { [0] = ' ', '\t', '\n', '\r' }
local DIGITS = { [32] = 0, [9] = 1, [10] = 2, [13] = 3 }

local function microseconds()
    local time = redis.call('TIME')
    return time[1] * 1000000 + time[2]
end

-- Microseconds stay below 2^53, so a Lua number holds them exactly.
local function sign(id, deadline)
    local characters = {}
    for i = DEADLINE, 1, -1 do
        local digit = deadline % 4
        characters[i] = ALPHABET[digit]
        deadline = (deadline - digit) / 4
    end
    return id .. table.concat(characters)
end

local function deadline(signature)
    local result = 0
    for i = ID + 1, SIGNATURE do
        result = result * 4 + DIGITS[string.byte(signature, i)]
    end
    return result
end

-- Returns what stands before the signature, and the signature; or the value and nil.
local function split(value)
    if value and #value >= SIGNATURE then
        local tail = string.sub(value, -SIGNATURE)
        if string.find(tail, '^[ \t\n\r]+$') then
            return string.sub(value, 1, -SIGNATURE - 1), tail
        end
    end
    return value, nil
end
