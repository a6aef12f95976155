package negative;

import com.fasterxml.jackson.annotation.*;
import com.fasterxml.jackson.databind.annotation.*;
import dev.larder.annotation.*;
import java.util.*;

interface Users {
    @Cached(key = "a:{id}", ttl = "1h")
    Node node(long id); // warning: ValueTypeMayCycle

    @Cached(key = "b:{id}", ttl = "1h")
    Order order(long id); // warning: ValueTypeMayCycle

    @Cached(key = "c:{id}", ttl = "1h")
    Ring<String> generic(long id); // warning: ValueTypeMayCycle

    // A compilation is told once of each type.
    @Cached(key = "h:{id}", ttl = "1h")
    List<Node> more(long id);

    @Cached(key = "i:{id}", ttl = "1h")
    Folder folder(long id); // warning: ValueTypeMayCycle

    @Cached(key = "d:{id}", ttl = "1h")
    Tree tree(long id);

    @Cached(key = "e:{id}", ttl = "1h")
    Category category(long id);

    @Cached(key = "f:{id}", ttl = "1h")
    Expression expression(long id);

    @Cached(key = "g:{id}", ttl = "1h")
    Term term(long id);
}

class Node {
    Node parent;
    List<Node> children;
}

class Folder {
    Folder parent;
    List<Folder> children;
    Node owner;
}

class Order {
    Map<String, Line> lines;
}

class Line {
    Optional<Order> order;
}

class Ring<T> {
    Ring<T> next;
    Ring<T>[] others;
}

class Tree {
    List<Tree> children;
}

class Category {
    Category parent;
}

class Expression {
    Operation operation;
}

class Operation {
    Expression left;
    Expression right;
}

record Term(Term first, List<Term> others) {}
