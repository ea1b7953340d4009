"""Pages as visitors get them: how quick they are beside a bare view, how much is transferred."""
