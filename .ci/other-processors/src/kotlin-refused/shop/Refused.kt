package shop

import dev.larder.annotation.Cached
import dev.larder.annotation.Evicts
import kotlinx.coroutines.Deferred
import kotlinx.coroutines.flow.Flow

// A comment names what is reported of the declaration below it.

data class User(val id: Long)

@JvmInline
value class UserId(val number: Long)

data class Account(val id: UserId)

interface Suspended {
    // error: ResultSuspended
    @Cached(key = "a:{id}", ttl = "1h")
    suspend fun find(id: Long): User

    // error: ResultSuspended
    @Evicts(pattern = ["a:{user.id}"])
    suspend fun save(user: User)
}

interface OfValueClasses {
    @Cached(key = "b:{name}", ttl = "1h")
    fun byName(name: String): User

    // error: MethodNameMangled
    @Cached(key = "b:id:{id}", ttl = "1h")
    fun find(id: UserId): User

    // error: MethodNameMangled
    @Cached(key = "b:of:{name}", ttl = "1h")
    fun idOf(name: String): UserId?

    // error: MethodNameMangled
    @get:Cached(key = "b:newest", ttl = "1h")
    val newest: UserId

    // error: MethodNameMangled
    @Cached(key = "b:result:{name}", ttl = "1h")
    fun outcome(name: String): Result<User>

    // error: KeyPropertyUnknown
    @Evicts(pattern = ["b:id:{account.id}"])
    fun save(account: Account)
}

interface Later {
    // error: ResultAsyncUnsupported
    @Cached(key = "c:{id}", ttl = "1h")
    fun deferred(id: Long): Deferred<User>

    // error: ResultStreamOfValues
    @Cached(key = "c:flow", ttl = "1h")
    fun flow(): Flow<User>

    // error: ResultReadOnce
    @Cached(key = "c:sequence", ttl = "1h")
    fun sequence(): Sequence<User>

    // error: ValueTypePolymorphic
    @Cached(key = "c:function", ttl = "1h")
    fun function(): () -> User

    // error: ResultUnfinished
    @Evicts(pattern = ["c:*"])
    fun clear(): Lazy<Boolean>
}

interface WithoutAType {
    // error: ValueTypeWildcard
    @Cached(key = "d:any", ttl = "1h")
    fun any(): List<*>

    // error: ValueTypeWildcard
    @Cached(key = "d:out", ttl = "1h")
    fun out(): MutableList<out Number>

    // error: ValueTypeObject
    @Cached(key = "d:values", ttl = "1h")
    fun values(): Map<String, Any>

    // error: ResultVoid
    @Cached(key = "d:unit", ttl = "1h")
    fun nothing(): Unit?

    companion object {
        // error: AnnotationOnClassMethod
        @Cached(key = "d:{id}", ttl = "1h")
        fun create(id: Long): User = User(id)
    }
}
