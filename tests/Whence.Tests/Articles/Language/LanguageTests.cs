using Whence.Articles.Language;

namespace Whence.Tests.Articles.Language;

public sealed class LanguageTests
{
    [Theory]
    [InlineData("The harbour reopened on Monday after a storm had closed it for three days, and the first ferry left at noon with forty passengers.", null, "en")]
    [InlineData("Der Hafen wurde am Montag wieder geöffnet, nachdem ein Sturm ihn für drei Tage geschlossen hatte, und die erste Fähre ist mit vierzig Gästen ausgelaufen.", null, "de")]
    [InlineData("Le port a rouvert lundi après une tempête qui l'avait fermé pendant trois jours, et le premier bateau est parti à midi avec quarante passagers pour les îles.", "en", "fr")]
    [InlineData("Порт вновь открылся в понедельник после шторма", null, "ru")]
    [InlineData("港は月曜日に再開された。", null, "ja")]
    [InlineData("Harbour", "de", "de")]
    [InlineData("", null, "en")]
    public void The_language_is_told_by_frequent_words_and_script(string text, string? declared, string expected) =>
        Assert.Equal(expected, LanguageFinder.Find(text, declared));
}
