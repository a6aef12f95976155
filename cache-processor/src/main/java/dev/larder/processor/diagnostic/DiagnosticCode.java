package dev.larder.processor.diagnostic;

import static dev.larder.processor.diagnostic.Severity.ERROR;
import static dev.larder.processor.diagnostic.Severity.WARNING;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The messages of the processor. Each states the offending value, the rule and the remedy.
 *
 * <p>Every code has a section in {@code docs/diagnostics.md} and a negative test.
 */
public enum DiagnosticCode {
    // Where annotations stand
    ANNOTATION_ON_CLASS_METHOD(
            ERROR,
            "@%s stands on a method of %s, which is not an interface; move it to the method of an interface that %s implements"),
    ANNOTATION_ON_STATIC_METHOD(
            ERROR,
            "@%s stands on the static method %s, which a generated class can't override; make it an instance method"),
    ANNOTATION_ON_PRIVATE_METHOD(
            ERROR, "@%s stands on the private method %s, which a generated class can't override; make it public"),
    CACHED_WITH_EVICTS(
            ERROR,
            "%s has @Cached and @Evicts, but on a hit it is not called; move the @Evicts to the method that changes the data"),
    CACHED_WITH_UPDATES(
            ERROR,
            "%s has @Cached, which calls it on a miss only, and @Updates, which always calls it; remove one of them"),
    BESIDE_OTHER_CACHE(
            WARNING,
            "%s has @%s beside @%s, so that two caches store its result and an eviction from one leaves the value in the other; remove one of them"),
    OVERRIDE_DROPS_ANNOTATION(
            WARNING,
            "%s overrides %s without its @%s, so that it bypasses the cache; repeat the annotation, or remove the overriding declaration"),
    INHERITED_ANNOTATIONS_CONFLICT(
            ERROR,
            "%s inherits %s from %s and from %s, each with annotations; declare it in %s with the annotations that should count"),

    DEFAULT_METHOD_BYPASSES(
            WARNING,
            "%s is a default method that calls %s, but on the delegate, where its @%s has no effect; write @%s on the default method too, or move the method out of the interface"),
    SELF_CALL_BYPASSES(
            WARNING,
            "%s calls %s on its own object, past the generated class, so that its @%s has no effect; call it on a %s that has the cache in front, or write the annotation on the method that others call"),
    SELF_CALL_LOADS(
            WARNING,
            "%s calls %s on its own object, past the generated class, so that its @%s has no effect and the value is loaded each time; call it on a %s that has the cache in front"),

    // Evictions that are missing
    EVICTION_MISSING(
            WARNING,
            "%s seems to change %s, but evicts nothing, so that key \"%s\" of %s%s may keep an old value; write @Evicts(pattern = %s)"),
    EVICTION_INCOMPLETE(
            WARNING,
            "%s evicts or updates \"%s\", but not key \"%s\" of %s%s, which holds %s too and may keep an old value; write @Evicts(pattern = %s) as well"),
    KEY_NEVER_EVICTED(
            WARNING,
            "key \"%s\" of %s is kept for %s, and no method evicts or updates it; evict it where its data change, or write a ttl of at most %s, the limit that -Alarder.unevictedTtl sets"),

    // Which interfaces can have a class
    SERVICE_SEALED(ERROR, "%s is sealed, so that no class can be generated for it; remove 'sealed'"),
    SERVICE_NOT_ACCESSIBLE(
            ERROR,
            "%s is private or inside a private type, where no generated class can reach it; make it package-private"),
    TYPE_NOT_ACCESSIBLE(ERROR, "%s uses %s, which a class in package %s can't reach; make that type public"),
    TYPE_UNRESOLVED(
            ERROR,
            "%s uses %s, which does not exist even after all annotation processors have run; import or create it"),
    METHOD_NAME_MANGLED(
            ERROR,
            "%s has a name that Java can't write, as Kotlin gives to methods with value classes or Result in their signature; declare it with the types inside, such as Long, or move it out of the interface"),
    PARAMETER_NAMES_MISSING(
            WARNING,
            "%s inherits annotated methods from class files without names of parameters, so that no class is generated for it; compile them with -parameters, or declare the methods in %s with their annotations"),
    SERVICE_UNBOUND(
            WARNING,
            "%s gets no class, since its keys or values use its type variables and no interface of this compilation binds them; declare one, such as interface My%s extends %s<…>"),
    SERVICE_LOCAL(
            WARNING,
            "%s is a local interface, for which no class can be generated, so that its annotations have no effect; move it out of the method"),
    PROXY_NAME_TAKEN(ERROR, "the class for %s would be %s, which exists already; rename one of them"),
    PROXY_IS_A_SOURCE(
            ERROR,
            "the class for %s, %s, is among the sources although an earlier compilation generated it; remove the folder of generated sources from the source folders, or delete it before compiling"),
    HANDLES_NAME_TAKEN(
            ERROR,
            "the class with the entries of %s would be %s, which exists already; rename one of them, or compile with -Alarder.handles=false"),

    // What methods return
    RESULT_VOID(ERROR, "@%s on %s stores its result, but it returns %s; return the value, or use @Evicts"),
    RESULT_READ_ONCE(
            ERROR,
            "%s returns %s, which can be read only once, so it can't be both stored and returned; return List<%s>"),
    RESULT_STREAM_OF_VALUES(
            ERROR,
            "%s returns %s, a stream of values without a known end, which can't be stored or awaited; return %s"),
    RESULT_ASYNC_UNSUPPORTED(
            ERROR,
            "%s returns %s, which Larder can't return without blocking a thread; return CompletionStage<%s>, Reactor's Mono, or RxJava 3's Single or Maybe"),
    RESULT_UNFINISHED(
            ERROR,
            "%s returns %s, and a %s may be unfinished when the method returns, so that the eviction could come before the change; wait for it in the method, or return CompletionStage, Mono, Single, Maybe or Completable"),
    RESULT_SUSPENDED(
            ERROR,
            "%s is a suspend function of Kotlin, which returns before its result exists; declare a plain function that returns CompletionStage, as by future { … }"),
    RESULT_PRIMITIVE_OPTIONAL(ERROR, "%s returns %s, which Larder does not treat as an Optional; return Optional<%s>"),

    // Batch methods
    BATCH_RESULT_SHAPE(
            ERROR,
            "%s has a key for each {%s}, but returns %s, which does not say which value belongs to which key; return Map<%s, V>, or List<V> with by = \"id\", or write {%s|sha256} for one key for the whole collection"),
    BATCH_PARAMETER_SHAPE(
            ERROR,
            "%s is called with the elements of {%s} that are not cached, but Larder can't create a %s of them; declare a Collection, List, Set or array of %s"),
    BATCH_MAP_KEYS(ERROR, "%s returns %s, but {%s} is %s; return Map<%s, %s>"),
    BATCH_BY_MISSING(
            ERROR,
            "%s returns %s, which does not say which value belongs to which key; write by = \"id\", the path from a value to its %s, or return Map<%s, %s>, or write {%s|sha256} for one key for the whole collection"),
    BATCH_BY_TYPE(ERROR, "by \"%s\" leads to %s, but {%s} is %s; write the path from a value to the id"),
    BATCH_BY_UNUSED(
            ERROR, "by \"%s\" is for a method that returns a List with a value for each id, but %s %s; remove it"),
    BATCH_VALUE_OPTIONAL(
            ERROR, "%s returns %s for each id, but an id without a value is left out of the result; write %s instead"),

    // Types of values
    VALUE_TYPE_OBJECT(
            ERROR, "%s stores %s as Object, which does not say as what to read it back; write its actual type"),
    VALUE_TYPE_WILDCARD(
            ERROR,
            "%s stores %s as the wildcard %s, which does not say as what to read it back; write its actual type"),
    VALUE_TYPE_VARIABLE(
            ERROR,
            "%s stores %s as the type variable %s, which can differ from call to call; move it to the interface and bind it in a sub-interface"),
    VALUE_TYPE_RAW(
            ERROR, "%s stores %s as the raw type %s, which does not say what it contains; write its type arguments"),
    VALUE_TYPE_POLYMORPHIC(
            ERROR,
            "%s stores %s as %s, whose JSON does not tell the implementation; write a concrete type such as a record, or put @JsonTypeInfo(use = Id.NAME) and @JsonSubTypes on it, or name it, or the type that holds it, in -Alarder.values if a module of Jackson's reads that"),
    VALUE_TYPE_NAMES_CLASSES(
            ERROR,
            "%s stores %s as %s with a @JsonTypeInfo that puts class names into the JSON, so that anyone who can write to Redis chooses the class to create; use Id.NAME with @JsonSubTypes"),
    VALUE_TYPE_CLASS(
            ERROR,
            "%s stores %s as %s, which is read by the name of a class, so that anyone who can write to Redis chooses the class to load; store a String or an enum"),
    VALUE_TYPE_NOT_DATA(ERROR, "%s stores %s as %s, which has no JSON form; store the data that it stands for, %s"),
    VALUE_TYPE_LOSSY(
            ERROR,
            "%s stores %s as %s, whose JSON form loses %s; write %s, or name it, or the type that holds it, in -Alarder.values if a module of Jackson's keeps that"),
    VALUE_TYPE_MAP_KEYS(
            ERROR,
            "%s stores %s as %s, whose keys are %s, and an array equals itself only, so that no key is found again; use keys such as List<%s>"),
    VALUE_TYPE_NOT_CREATABLE(
            ERROR,
            "%s stores %s as %s, of which Jackson can't create an object: %s; add a constructor whose parameters are named like fields, or @JsonCreator, or name the type in -Alarder.values if a module of Jackson's creates it"),
    VALUE_TYPE_ENTITY(
            WARNING,
            "%s stores %s as %s, an entity of JPA: a hit is detached, and what is loaded lazily is not stored; return a record with the data that callers need"),
    VALUE_TYPE_CYCLE(
            ERROR,
            "%s stores %s as %s, which leads back to itself by %s, so that no value could be written; declare one of them transient, or store a record without it"),
    VALUE_TYPE_MAY_CYCLE(
            WARNING,
            "%s stores %s as %s, which may lead back to itself by %s; a value that does is never stored; declare one of them transient, or store a record without it"),

    // Durations and shares
    CACHED_TTL_INVALID(
            ERROR, "%s \"%s\" is not a duration; write \"10m\", \"1h30m\", \"PT10M\" or seconds such as \"600\""),
    CACHED_TTL_NOT_POSITIVE(ERROR, "%s \"%s\" must be longer than zero; write a duration such as \"10m\""),
    CACHED_TTL_TOO_FINE(
            ERROR,
            "%s \"%s\" has a fraction of a millisecond, but Redis counts whole milliseconds; write a duration such as \"5ms\""),
    CACHED_TTL_TOO_LONG(ERROR, "%s \"%s\" must be at most ten years, \"3650d\"; write a shorter duration"),
    NULL_TTL_ON_PRIMITIVE(
            ERROR, "nullTtl \"%s\" has no effect on %s, which returns %s and never null; remove nullTtl, or return %s"),
    JITTER_INVALID(ERROR, "jitter \"%s\" is not a share of the TTL; write a whole percentage from \"1%%\" to \"90%%\""),
    REFRESH_AFTER_TOO_LATE(
            ERROR,
            "refreshAfter \"%s\" must be shorter than ttl \"%s\" less jitter, when the value expires; make it shorter"),
    STALE_IF_ERROR_DIFFERS(
            ERROR,
            "key \"%s\" of %s, with %s, can equal key \"%s\" of %s, with %s, but the age of a value is computed from staleIfError; write the same staleIfError on both"),
    RETHROW_WITHOUT_STALE(
            ERROR,
            "rethrow on %s has no effect without staleIfError, since every exception reaches the caller; add staleIfError, or remove rethrow"),
    SOFT_DEADLINE_WITHOUT_STALE(
            ERROR,
            "softLoadDeadline \"%s\" needs a stale value to return, but none is stored; add staleIfError, or use hardLoadDeadline to fail the call"),
    LOAD_DEADLINES_REVERSED(
            ERROR,
            "softLoadDeadline \"%s\" must be shorter than hardLoadDeadline \"%s\", at which the call fails; make it shorter"),

    // Near caches
    NEAR_TOO_LONG(
            ERROR,
            "near \"%s\" must be shorter than ttl \"%s\" less jitter, since a value may be served for that time past its TTL; make near shorter, or ttl longer"),
    NEAR_SHARED_WITHOUT_NEAR(
            ERROR,
            "nearShared on %s has no effect without near, since no value is kept in the JVM; add near, or remove nearShared"),
    NEAR_SHARED_MUTABLE(
            WARNING,
            "nearShared on %s promises that no caller changes a value, but %s; use immutable types, or remove nearShared so that each caller gets a copy"),
    NEAR_SHARED_REDUNDANT(
            WARNING,
            "nearShared on %s is not needed, since %s is proven to be immutable, and would hide it if that changed; remove nearShared"),
    NEAR_SHARED_DIFFERS(
            ERROR,
            "key \"%s\" has nearShared = true on %s, but not on %s, whose callers could then change what the others hold; write it on both, or on neither"),
    NEAR_IN_TRANSACTION(
            WARNING,
            "near \"%s\" on %s has no effect, since %s lets it be called in a transaction only, where no near cache is read; remove near"),
    AWAIT_NEAR_TOO_EARLY(
            ERROR,
            "awaitNear on %s has no effect with on = BEFORE, since a near cache may fetch the old value again until the method has changed it; use on = SUCCESS or on = ALWAYS"),
    AWAIT_NEAR_UNUSED(
            WARNING,
            "awaitNear on %s has nothing to await, since no method keeps near what it evicts, such as key \"%s\" of %s; remove awaitNear, or add near to the method that reads the key"),

    // Templates of keys and patterns
    KEY_FOREIGN_SYNTAX(ERROR, "%s \"%s\" is written in the syntax of another library; %s"),
    KEY_SEGMENT_EMPTY(
            ERROR,
            "%s \"%s\" has an empty segment; write text or a {placeholder} between, before and after the colons"),
    KEY_STARTS_WITH_PLACEHOLDER(
            ERROR,
            "%s \"%s\" starts with the placeholder %s, so that an argument could choose the keys of other methods; begin with text, such as \"%s:%s\""),
    KEY_SEGMENT_MIXED(
            ERROR,
            "%s \"%s\" mixes text and a placeholder in the segment \"%s\", so that two arguments could share a key; write \"%s\""),
    KEY_BRACE_UNMATCHED(ERROR, "%s \"%s\" has an unmatched brace; write placeholders as {name}"),
    KEY_CHARACTER_RESERVED(
            ERROR, "%s \"%s\" contains %s, which is reserved for encoded values; use letters, digits, '-', '_' or '.'"),
    KEY_HAS_WILDCARD(
            ERROR, "%s \"%s\" contains the wildcard %s, but a value has one exact key; use wildcards in @Evicts only"),
    KEY_PATH_INVALID(
            ERROR,
            "%s \"%s\" has the placeholder {%s}, which is not a name or a dotted path of names; write {id} or {user.id}"),
    KEY_FILTER_UNKNOWN(ERROR, "%s \"%s\" has the unknown filter |%s; the only filter is |sha256"),
    KEY_PARAMETER_UNKNOWN(ERROR, "%s \"%s\" names {%s}, but %s has no such parameter; %s"),
    KEY_PROPERTY_UNKNOWN(
            ERROR,
            "%s \"%s\" names {%s}, but %s has no accessor, method without parameters, getter or public field '%s'; %s"),
    LOMBOK_NOT_RUN(
            ERROR,
            "%s \"%s\" names {%s}, but Lombok has not generated '%s' of %s; put Lombok before cache-processor on the path of annotation processors"),
    KEY_PROPERTY_THROWS(
            ERROR, "%s \"%s\" names {%s}, but '%s' of %s declares the checked %s; use a property that declares none"),
    KEY_ARGUMENT_UNSTABLE(ERROR, "%s \"%s\" names {%s}, a %s, which has no stable text; %s"),
    KEY_DIGEST_INCOMPLETE(
            ERROR,
            "%s \"%s\" hashes {%s}, but %s; write placeholders for the properties that identify a call, or pass them as parameters"),
    KEY_COLLECTIONS_MULTIPLY(
            ERROR,
            "%s \"%s\" has placeholders for the elements of %s, which does not say which of them belong together; write {%s|sha256} for the hash of the whole"),
    KEY_USES_RESULT(
            ERROR,
            "key \"%s\" uses the result of %s, which does not exist when the key is looked up; use parameters only"),
    UPDATES_KEY_USES_RESULT(
            ERROR,
            "key \"%s\" uses the result, but the key is needed before %s runs; use parameters, or @Evicts(pattern = \"%s\") instead"),
    KEY_IGNORES_PARAMETER(
            WARNING,
            "key \"%s\" does not contain the parameter '%s', so that calls that differ only in it share a value; add {%s}"),
    KEYS_COINCIDE(
            WARNING,
            "key \"%s\" of %s equals key \"%s\" of %s for equal arguments, although '%s' and '%s' have different names, so that the methods share their values; begin one key with another text, or give the parameters one name"),
    KEYS_COLLIDE(
            ERROR,
            "key \"%s\" of %s, which stores %s, can equal key \"%s\" of %s, which stores %s; begin one of them with another text"),
    DEFAULT_KEY_SHARED(
            ERROR, "the default key \"%s\" of %s can equal key \"%s\" of %s; write key = \"…\" for one of them"),
    RESULT_NAME_AMBIGUOUS(
            ERROR, "%s uses 'result', which is both the result and a parameter of %s; rename the parameter"),

    // Patterns of evictions
    EVICTS_PATTERN_MISSING(
            ERROR,
            "@Evicts on %s has neither pattern nor tags, so that it evicts nothing; write pattern = \"user:{id}:*\""),
    EVICTS_WILDCARD_BESIDE_PLACEHOLDER(
            ERROR,
            "pattern \"%s\" has a wildcard beside a placeholder in \"%s\", so that the value 4 would evict 42; separate them by a colon"),
    EVICTS_CLASS_INVALID(
            ERROR,
            "pattern \"%s\" has the character class \"%s\", which is empty or not closed; write it as [abc] or [^a-z]"),
    EVICTS_PATTERN_REGEX(
            ERROR,
            "pattern \"%s\" has '%s', which is a regular expression; write wildcards of Redis: '*' for any text, such as \"%s\""),
    EVICTS_RESULT_TOO_EARLY(ERROR, "%s \"%s\" uses the result, but on = %s also evicts without one; use on = SUCCESS"),
    EVICTS_RESULT_VOID(ERROR, "%s \"%s\" uses the result, but %s returns void; use parameters"),
    EVICTS_PATTERN_UNMATCHED(WARNING, "pattern \"%s\" matches no key of @Cached or @Updates in this compilation%s"),
    EVICTS_PATTERN_SCANS(
            WARNING,
            "pattern \"%s\" has a wildcard in its first segment, so that each call scans all keys; begin with a whole segment of text, such as \"%s\""),
    EVICTS_PATTERN_SCANS_UNINDEXED(
            WARNING,
            "pattern \"%s\" matches key \"%s\" of %s, which has indexed = false, so that each call scans all keys; write the exact key, or remove indexed = false"),

    // Tags
    TAG_HAS_WILDCARD(
            ERROR,
            "tag \"%s\" contains the wildcard %s, but a tag is one exact text; write a placeholder for a collection of tags, or evict keys by a pattern"),
    TAG_OF_ELEMENT(
            ERROR,
            "tag \"%s\" uses {%s}, but %s knows each key by {%s} only; use that, or a path from {result}, which is one stored value"),
    TAGS_DIFFER(
            ERROR,
            "key \"%s\" of %s carries %s, but key \"%s\" of %s carries %s; an eviction by a tag must find a value whichever of them stored it, so let both carry the same tags"),
    EVICTS_TAG_UNMATCHED(WARNING, "tag \"%s\" is carried by no key of @Cached or @Updates in this compilation%s"),

    // Conditions
    CONDITION_INVALID(ERROR, "%s \"%s\" is not one Java expression; write one such as \"id > 0\" (%s)"),
    CONDITION_SIDE_EFFECT(
            ERROR,
            "%s \"%s\" changes a value with '%s', but a condition must have no side effect; compare instead, such as \"id > 0\""),
    CONDITION_UNSUPPORTED(
            ERROR, "%s \"%s\" contains %s; move it into a static method of the interface and call %s.name(…)"),
    CONDITION_CALL_UNQUALIFIED(
            ERROR, "%s \"%s\" calls %s(…) without a parameter or type before it; write it, such as %s.%s(…)"),
    CONDITION_NAME_UNKNOWN(ERROR, "%s \"%s\" names '%s', which is neither a parameter of %s nor a type in scope; %s"),
    CONDITION_MEMBER_UNKNOWN(ERROR, "%s \"%s\" uses '%s', which %s does not have; %s"),
    CONDITION_MEMBER_NOT_ACCESSIBLE(
            ERROR,
            "%s \"%s\" uses '%s', which is %s, so that the generated class can't use it; make it public, or add a public method"),
    CONDITION_THROWS(ERROR, "%s \"%s\" calls '%s', which declares the checked %s; call a method that declares none"),
    CONDITION_TYPES_MISMATCH(ERROR, "%s \"%s\" does not compile: %s; compare values of one type"),
    CONDITION_ABOUT_NULL(
            WARNING,
            "%s \"%s\" contains %s, which is always %s: the condition is evaluated for values only, and nullTtl decides about null; remove the comparison"),
    CONDITION_FOREIGN_SYNTAX(ERROR, "%s \"%s\" is Spring's expression language; %s"),
    CONDITION_NOT_BOOLEAN(ERROR, "%s \"%s\" is %s, but must be boolean; write a comparison such as \"id > 0\""),
    CONDITION_USES_RESULT(
            ERROR, "%s \"%s\" uses 'result', which does not exist before the call; only unless may use it"),

    // The processor itself
    OPTION_INVALID(ERROR, "option %s is \"%s\"; write %s"),
    LOCK_DIFFERS(
            ERROR,
            "the keys differ from the lock %s: %s; if that is meant, compile once with -Alarder.lock.write and commit the file"),
    OPTION_TYPE_UNKNOWN(
            ERROR,
            "option larder.values names \"%s\", which is not a type on the class path; write qualified names of classes"),
    PROCESSOR_FAILED(
            ERROR, "the processor failed on %s; this is a fault of Larder's, please report it with this trace: %s");

    private final Severity severity;
    private final String template;
    private final String code;

    DiagnosticCode(Severity severity, String template) {
        this.severity = severity;
        this.template = template;
        this.code = Arrays.stream(name().split("_"))
                .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }

    /**
     * Returns the name at the beginning of the message, such as {@code CachedTtlInvalid}; a heading of
     * {@code docs/diagnostics.md}.
     */
    public String code() {
        return code;
    }

    public Severity severity() {
        return severity;
    }

    /** Returns whether another processor may remove the cause by generating a type. */
    boolean mayHealInALaterRound() {
        return this == TYPE_UNRESOLVED || this == LOMBOK_NOT_RUN || this == CONDITION_NAME_UNKNOWN;
    }

    String message(List<Object> arguments) {
        return "[" + code + "] " + template.formatted(arguments.toArray());
    }
}
