namespace Whence.Articles.Html;

/// <summary>A text that grows at its end and shrinks there.</summary>
internal sealed class TextBuffer
{
    private char[] _chars = new char[8_192];
    private int _length;

    public int Length
    {
        get => _length;
        set => _length = value <= _length ? value : throw new ArgumentOutOfRangeException(nameof(value));
    }

    public char Last => _chars[_length - 1];

    public void Append(char c)
    {
        if (_length == _chars.Length)
            Array.Resize(ref _chars, _length * 2);
        _chars[_length++] = c;
    }

    public void Append(ReadOnlySpan<char> text)
    {
        if (text.Length > _chars.Length - _length)
            Array.Resize(ref _chars, Math.Max(_length + text.Length, _length * 2));
        text.CopyTo(_chars.AsSpan(_length));
        _length += text.Length;
    }

    public override string ToString() => new(_chars, 0, _length);
}
