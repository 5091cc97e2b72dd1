using Whence.Models;
using Whence.Syntax;

namespace Whence.Tests.Syntax;

public sealed class KnownFormsTests
{
    [Fact]
    public void A_frequent_word_has_the_same_bits_when_it_is_asked_for_again_and_among_others()
    {
        ParserModel model = UntrainedParser.Model();
        var forms = new KnownForms(model);
        (float[] Forth, float[] Back) first = Ask(forms, model, "said"), again = Ask(forms, model, "said");
        Assert.Equal(first.Forth, again.Forth);
        Assert.Equal(first.Back, again.Back);
        (float[] forth, float[] back) = Ask(new KnownForms(model), model, "unheard-of", "police", "said");
        Assert.Equal(first.Forth, forth[^first.Forth.Length..]);
        Assert.Equal(first.Back, back[^first.Back.Length..]);
    }

    private static (float[] Forth, float[] Back) Ask(KnownForms known, ParserModel model, params List<string> forms)
    {
        using var workspace = new Workspace();
        Matrix forth = new(forms.Count, 4 * model.Sizes.Units), back = new(forms.Count, 4 * model.Sizes.Units);
        known.Project(forms, forth, back, workspace);
        return (forth.Span.ToArray(), back.Span.ToArray());
    }
}
