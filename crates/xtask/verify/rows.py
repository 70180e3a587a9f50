"""The rows of the scratch project: run in it once, after `migrate`."""

from datetime import date, datetime, timezone
from decimal import Decimal

from books.models import Author, Book, Publisher, Review, Tag
from django.contrib.auth.models import User

# (name, born), primary keys from 1 in this order; the same below.
AUTHORS = [("Frank Herbert", 1920), ("Ursula K. Le Guin", 1929), ("Jane Austen", 1775)]
PUBLISHERS = [("Chilton", "US"), ("Gollancz", "GB")]
TAGS = ["classic", "science fiction", "romance", "award"]
# title, author, publisher, tags, pages, price, published, stock, in print
BOOKS = [
    ("Dune", 1, 1, [1, 2, 4], 412, "9.99", date(1965, 8, 1), 12, True),
    ("Dune Messiah", 1, 2, [2], 256, "8.50", date(1969, 10, 1), 0, False),
    ("The Left Hand of Darkness", 2, 2, [2, 4], 304, "10.99", date(1969, 3, 1), 5, True),
    ("The Dispossessed", 2, 2, [2, 4], 387, "11.50", date(1974, 5, 1), 3, True),
    ("Emma", 3, None, [1, 3], 474, "7.25", date(1815, 12, 23), 8, True),
]
# book, user, rating, text
REVIEWS = [
    (1, 1, 5, "A whole planet."),
    (1, 2, 4, "Long, and worth it."),
    (2, 2, 3, "Darker than the first."),
    (3, 1, 5, "Winter, and much more."),
    (4, None, 4, "Two worlds compared."),
    (5, 2, 2, "Too many tea parties."),
]


def fill() -> None:
    User.objects.create_superuser("ann", "ann@example.com", "secret")
    User.objects.create_user("bob", "bob@example.com", "secret")
    for name, born in AUTHORS:
        Author.objects.create(name=name, born=born)
    for name, country in PUBLISHERS:
        Publisher.objects.create(name=name, country=country)
    for name in TAGS:
        Tag.objects.create(name=name)
    for title, author, publisher, tags, pages, price, published, stock, in_print in BOOKS:
        book = Book.objects.create(
            title=title, author_id=author, publisher_id=publisher, pages=pages, price=Decimal(price),
            published=published, stock=stock, in_print=in_print,
        )  # fmt: skip
        book.tags.set(tags)
    for day, (book, user, rating, text) in enumerate(REVIEWS, 1):
        created = datetime(2026, 1, day, 12, tzinfo=timezone.utc)
        Review.objects.create(book_id=book, user_id=user, rating=rating, text=text, created=created)


fill()
