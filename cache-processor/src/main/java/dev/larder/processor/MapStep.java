package dev.larder.processor;

import dev.larder.processor.diagnostic.DiagnosticCode;
import dev.larder.processor.diagnostic.Problem;
import dev.larder.processor.generation.NativeMetadata;
import dev.larder.processor.generation.SourceWriter;
import dev.larder.processor.generation.map.LockText;
import dev.larder.processor.generation.map.MapDiagram;
import dev.larder.processor.generation.map.MapJson;
import dev.larder.processor.generation.map.MapReader;
import dev.larder.processor.model.map.CacheMap;
import dev.larder.processor.model.map.LockedKey;
import dev.larder.processor.model.map.MappedService;
import dev.larder.processor.model.map.Reach;
import dev.larder.processor.resolution.lock.LockComparison;
import dev.larder.processor.resolution.map.Reaches;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The end of a compilation: puts its services together with those that are known already, and writes the map in all its forms.
 */
final class MapStep {

    static final String MAP = "larder.map";
    static final String LOCK = "larder.lock";
    static final String LOCK_WRITE = "larder.lock.write";

    private final SourceWriter writer;
    private final List<MappedService> own;
    private final List<MappedService> older;
    private final List<MappedService> dependencies;

    /**
     * Reads the maps that are there.
     *
     * @param own the services that are being compiled
     * @param stays tells whether a type of an earlier compilation still exists
     */
    MapStep(SourceWriter writer, Collection<MappedService> own, Predicate<String> stays) {
        this.writer = writer;
        this.own = List.copyOf(own);
        Set<String> names = own.stream().map(MappedService::type).collect(Collectors.toSet());
        String output = writer.read(MapJson.PATH);
        this.older = MapReader.services(output).stream()
                .filter(service -> !names.contains(service.type()) && stays.test(service.type()))
                .toList();
        older.forEach(service -> names.add(service.type()));
        // Builds put the class output on the class path, mostly in front.
        String first = writer.readFromClassPath(MapJson.PATH);
        this.dependencies = MapReader.services(first.equals(output) ? "" : first).stream()
                .filter(service -> !names.contains(service.type()))
                .toList();
    }

    /** Returns all services that are known. */
    CacheMap map() {
        return new CacheMap(
                own, Stream.concat(older.stream(), dependencies.stream()).toList());
    }

    /** Writes the map as JSON, the metadata for native images and, where options name files, the diagram. Checks the lock. */
    List<Problem> write(Map<String, String> options) {
        CacheMap module = new CacheMap(own, older);
        List<Reach> reaches = Reaches.of(map());
        if (module.services().findAny().isPresent()) {
            writer.writeResource(MapJson.PATH, MapJson.text(module, reaches));
            writer.writeResource(NativeMetadata.path(module), NativeMetadata.text(module));
        }
        List<Problem> problems = new ArrayList<>();
        path(options, MAP).ifPresent(path -> write(MAP, path, MapDiagram.page(module, reaches), problems));
        path(options, LOCK).ifPresent(path -> {
            List<LockedKey> keys = Reaches.locked(module, reaches);
            if (options.containsKey(LOCK_WRITE) && !"false".equals(options.get(LOCK_WRITE))) {
                write(LOCK, path, LockText.of(keys), problems);
            } else {
                compare(path, keys).ifPresent(problems::add);
            }
        });
        return problems;
    }

    private static Optional<String> path(Map<String, String> options, String name) {
        return Optional.ofNullable(options.get(name)).filter(path -> !path.isBlank());
    }

    private Optional<Problem> compare(String path, List<LockedKey> keys) {
        List<String> differences;
        try {
            differences = LockComparison.of(LockText.parse(writer.readFile(Path.of(path))), keys);
        } catch (IOException | IllegalArgumentException unreadable) {
            differences = List.of("it can't be read (" + unreadable.getClass().getSimpleName() + ")");
        }
        return differences.isEmpty()
                ? Optional.empty()
                : Optional.of(Problem.of(DiagnosticCode.LOCK_DIFFERS, path, String.join("; ", differences)));
    }

    private void write(String option, String path, String text, List<Problem> problems) {
        try {
            writer.writeFile(Path.of(path), text);
        } catch (IOException | IllegalArgumentException unwritable) {
            problems.add(Problem.of(
                    DiagnosticCode.OPTION_INVALID,
                    option,
                    path,
                    "the path of a file that can be written (" + unwritable + ")"));
        }
    }
}
